"""REFI-QDA (QDA-XML 1.0), the exchange format of NVivo, ATLAS.ti, MAXQDA, QualCoder and others: projects (.qdpx) and codebooks (.qdc)."""
