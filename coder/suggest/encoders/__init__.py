"""What turns texts into sentence vectors: built-in encoders, a model folder on disk, and those of plug-ins."""
