-- Facts of a type that was not known when they came: looked through at every start, few or none of them.
create index ledger_unknown on ledger (id) where known = 0;
