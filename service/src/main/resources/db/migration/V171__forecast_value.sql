-- What was published, by whom it was approved, and for which weeks: what later figures are compared with.
create table published_forecast (
    id             uuid        primary key,
    definition_key text        not null,
    instance_id    text        not null,
    business_key   text,
    input          text        not null,
    published      text        not null unique,
    published_at   timestamptz not null,
    first_week     date,
    last_week      date,
    decision_id    uuid,
    decided_by     text,
    team           text
);
create index published_forecast_by_input on published_forecast (definition_key, input, published_at desc);

-- One comparison of a publication with one snapshot of actual figures; a later snapshot is a later version.
create table forecast_score (
    id             uuid        primary key,
    sequence       bigint      generated always as identity,
    publication_id uuid        not null references published_forecast (id),
    snapshot       text        not null,
    requested_at   timestamptz not null,
    state          text        not null check (state in ('REQUESTED', 'SCORED', 'FAILED')),
    instance_id    text,
    scored_at      timestamptz,
    weeks          int,
    horizon        int,
    missing        bigint,
    last_week      date,
    failure        text,
    unique (publication_id, snapshot)
);

create table forecast_score_line (
    score_id                      uuid   not null references forecast_score (id),
    category                      text   not null,
    month                         text   not null,
    percent                       double precision not null,
    weeks                         int    not null,
    rows                          bigint not null,
    actual                        double precision not null,
    size                          double precision not null,
    statistical                   double precision not null,
    approved                      double precision not null,
    statistical_error             double precision not null,
    approved_error                double precision not null,
    naive_size                    double precision not null,
    naive_error                   double precision not null,
    statistical_error_beside_naive double precision not null,
    approved_error_beside_naive   double precision not null,
    primary key (score_id, category, month)
);
