"""Embedding models: LangChain's Embeddings, one file for each product."""
