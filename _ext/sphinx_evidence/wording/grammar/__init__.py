"""What the sentence of a graded claim may say: a closed grammar, read from one file a language.

A sentence is read whole, word by word, by a form; what no form reads is a finding. No Sphinx.
"""
