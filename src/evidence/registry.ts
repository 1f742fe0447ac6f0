/**
 * Every reader, one line each, alphabetical. Loaded lazily: a run imports only the reader that its files need, and the
 * recognisers (small) of all.
 */
export {};
