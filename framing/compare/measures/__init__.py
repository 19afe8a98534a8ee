"""The measures, one file a family; all take counts as `n of n_all` and return None for undefined.

One notation: `target` is the side asked about and `reference` the side it is held against;
a `Count` is n of n_all, where n_all is the tokens of a side or, inside a contrast, all hits of
the contrast. Signs are target minus reference. Logarithms of ratios are base 2, of odds base e.
"""
