"""WHICH ENTRY A QUESTION BELONGS TO: a light classifier, trained when a Generation is built."""
