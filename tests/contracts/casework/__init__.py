"""Facts that hold for every CaseStore and every PhraseStore."""
