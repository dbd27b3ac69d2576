-- The books of one box. Every row is written by the one writer thread, several units of work to a COMMIT.

-- Small values: schema of the epoch, term, tokens, last good time.
create table kept (
    name text primary key,
    value text not null
) without rowid;

-- What changed the state, one row a unit of work (a JSON list); played again at start from kept 'replay-from'.
create table event (
    id integer primary key,
    day text not null,
    body blob not null
);

-- Facts of this terminal on their way to the hub: (start, seq) is the order they are sent in, (epoch, seq) their identity.
create table outbox (
    start integer not null,
    seq integer not null,
    epoch text not null,
    made_ms integer not null,
    body blob not null,
    primary key (start, seq)
) without rowid;

-- One row a process start, so that a mark's epoch can be found again.
create table epoch (
    start integer primary key,
    epoch text not null unique,
    last_seq integer not null
);

-- Answers by idempotency key: a retry gets the first one.
create table answer (
    key text primary key,
    hash text not null,
    status integer not null,
    body text not null,
    made_ms integer not null
) without rowid;
create index answer_by_age on answer (made_ms);

-- Hub only: the hall's ledger, every terminal's facts exactly once, and how far each epoch has come.
create table ledger (
    id integer primary key,
    terminal text not null,
    epoch text not null,
    seq integer not null,
    type text not null,
    known integer not null,
    received_ms integer not null,
    body blob not null
);
create unique index ledger_by_key on ledger (terminal, epoch, seq);

create table mark (
    terminal text not null,
    epoch text not null,
    turn integer not null,
    committed integer not null,
    primary key (terminal, epoch)
) without rowid;

-- Hub only: the same key with other bytes, and facts that can't be read; kept for a person to look at.
create table misfit (
    id integer primary key,
    terminal text not null,
    epoch text not null,
    seq integer not null,
    reason text not null,
    received_ms integer not null,
    body blob not null
);
