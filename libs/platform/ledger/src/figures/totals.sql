-- the whole (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure) as grouped) as flow, (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure) as grouped) as stock, (select null) as grand;

-- by ORGANIZATION (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "SHARED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "SHARED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select organization_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, organization_id) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select organization_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, organization_id) as grouped) as stock, (select null) as grand;

-- by HUB (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "SHARED"
-- $7 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $8 = "baseline@1"
-- $9 = "qingdao"
-- $10 = ["NETWORK_MEMBERS"]
-- $11 = "CLAIMED"
-- $12 = "SHARED"
-- $13 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $14 = "baseline@1"
-- $15 = "qingdao"
-- $16 = ["PLANNED_INVESTMENT"]
-- $17 = "CLAIMED"
-- $18 = "SHARED"
-- $19 = "baseline@1"
-- $20 = "qingdao"
-- $21 = ["NETWORK_MEMBERS"]
-- $22 = "CLAIMED"
-- $23 = "SHARED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved cross join lateral unnest(case when string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end) as hub(code) where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, hub.code) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved cross join lateral unnest(case when string_to_array(hub_path, '/') || case when organization_id = any($13::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($13::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end) as hub(code) where rule_id = $8 and jurisdiction_id = $9 and measure = any($10::text[]) and basis = $11 and kind = $12 group by measure, hub.code) as grouped) as stock, (select concat_ws(chr(29), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $14 and jurisdiction_id = $15 and measure = any($16::text[]) and basis = $17 and kind = $18 group by measure) as grouped), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $19 and jurisdiction_id = $20 and measure = any($21::text[]) and basis = $22 and kind = $23 group by measure) as grouped))) as grand;

-- by STATION (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select station_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, station_id) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select station_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, station_id) as grouped) as stock, (select null) as grand;

-- by INDUSTRY_CHAIN (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select chain_code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, chain_code) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select chain_code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, chain_code) as grouped) as stock, (select null) as grand;

-- by REGION (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select region_code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, region_code) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select region_code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, region_code) as grouped) as stock, (select null) as grand;

-- by ACTIVITY (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select activity_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, activity_id) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select activity_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, activity_id) as grouped) as stock, (select null) as grand;

-- by AGREEMENT_KIND (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select agreement_kind as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, agreement_kind) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select agreement_kind as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, agreement_kind) as grouped) as stock, (select null) as grand;

-- by MONTH (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-MM') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, to_char(occurred_on, 'YYYY-MM')) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-MM') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month) as moved on moved.place_id = at.id  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, to_char(occurred_on, 'YYYY-MM')) as grouped) as stock, (select null) as grand;

-- by QUARTER (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, to_char(occurred_on, 'YYYY-"Q"Q')) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month) as moved on moved.place_id = at.id  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, to_char(occurred_on, 'YYYY-"Q"Q')) as grouped) as stock, (select null) as grand;

-- by YEAR (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "baseline@1"
-- $8 = "qingdao"
-- $9 = ["NETWORK_MEMBERS"]
-- $10 = "CLAIMED"
-- $11 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, to_char(occurred_on, 'YYYY')) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month) as moved on moved.place_id = at.id  where rule_id = $7 and jurisdiction_id = $8 and measure = any($9::text[]) and basis = $10 and kind = $11 group by measure, to_char(occurred_on, 'YYYY')) as grouped) as stock, (select null) as grand;

-- by everything but times and hubs (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "SHARED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(code_1, chr(31)), string_agg(code_2, chr(31)), string_agg(code_3, chr(31)), string_agg(code_4, chr(31)), string_agg(code_5, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select organization_id as code_0, station_id as code_1, chain_code as code_2, region_code as code_3, activity_id as code_4, agreement_kind as code_5, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, organization_id, station_id, chain_code, region_code, activity_id, agreement_kind) as grouped) as flow, (select null) as stock, (select null) as grand;

-- whole months of a range
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "2022-03"
-- $8 = "2022-08/~"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-MM') as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id >= $7 and id <= $8) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, to_char(occurred_on, 'YYYY-MM')) as grouped) as flow, (select null) as stock, (select null) as grand;

-- a range that begins and ends within months
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "2022-03-15"
-- $8 = "2022-03-31/~"
-- $9 = "2022-03/~"
-- $10 = "2022-08"
-- $11 = "2022-08-01"
-- $12 = "2022-08-20/~"
-- $13 = "baseline@1"
-- $14 = "qingdao"
-- $15 = ["NETWORK_MEMBERS"]
-- $16 = "CLAIMED"
-- $17 = "UNDIVIDED"
-- $18 = "2022-08"
-- $19 = "2022-08-01"
-- $20 = "2022-08-20/~"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(code_1, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, region_code as code_1, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_day where id >= $7 and id <= $8 union all select place_id, occurred_on, amount, entries from views.ledger_month where id > $9 and id < $10 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $11 and id <= $12) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, to_char(occurred_on, 'YYYY-"Q"Q'), region_code) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(code_1, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, region_code as code_1, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id < $18 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $19 and id <= $20) as moved on moved.place_id = at.id  where rule_id = $13 and jurisdiction_id = $14 and measure = any($15::text[]) and basis = $16 and kind = $17 group by measure, to_char(occurred_on, 'YYYY-"Q"Q'), region_code) as grouped) as stock, (select null) as grand;

-- days of one month
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "2022-03-05"
-- $8 = "2022-03-20/~"
-- $9 = "baseline@1"
-- $10 = "qingdao"
-- $11 = ["NETWORK_MEMBERS"]
-- $12 = "CLAIMED"
-- $13 = "UNDIVIDED"
-- $14 = "2022-03"
-- $15 = "2022-03-01"
-- $16 = "2022-03-20/~"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_day where id >= $7 and id <= $8) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure) as grouped) as flow, (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id < $14 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $15 and id <= $16) as moved on moved.place_id = at.id  where rule_id = $9 and jurisdiction_id = $10 and measure = any($11::text[]) and basis = $12 and kind = $13 group by measure) as grouped) as stock, (select null) as grand;

-- up to a day
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "2022-08/~"
-- $8 = "baseline@1"
-- $9 = "qingdao"
-- $10 = ["NETWORK_MEMBERS"]
-- $11 = "CLAIMED"
-- $12 = "UNDIVIDED"
-- $13 = "2022-08/~"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id <= $7) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure) as grouped) as flow, (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id <= $13) as moved on moved.place_id = at.id  where rule_id = $8 and jurisdiction_id = $9 and measure = any($10::text[]) and basis = $11 and kind = $12 group by measure) as grouped) as stock, (select null) as grand;

-- from a day on
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = "UNDIVIDED"
-- $7 = "2022-03-15"
-- $8 = "2022-03-31/~"
-- $9 = "2022-03/~"
-- $10 = "baseline@1"
-- $11 = "qingdao"
-- $12 = ["NETWORK_MEMBERS"]
-- $13 = "CLAIMED"
-- $14 = "UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_day where id >= $7 and id <= $8 union all select place_id, occurred_on, amount, entries from views.ledger_month where id > $9) as moved on moved.place_id = at.id  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure) as grouped) as flow, (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $10 and jurisdiction_id = $11 and measure = any($12::text[]) and basis = $13 and kind = $14 group by measure) as grouped) as stock, (select null) as grand;

-- every filter (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "RECOGNIZED"
-- $6 = "SHARED"
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $8 = ["00000000-0000-4000-8000-000000000003"]
-- $9 = ["00000000-0000-4000-8000-000000000004"]
-- $10 = ["QD22-01"]
-- $11 = ["INTENT","CONTRACT"]
-- $12 = "3702"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 and (organization_id = any($7::text[]) or string_to_array(hub_path, '/') && $7::text[]) and station_id = any($8::text[]) and activity_id = any($9::text[]) and chain_code = any($10::text[]) and agreement_kind = any($11::text[]) and starts_with(region_code, $12) group by measure) as grouped) as flow, (select null) as stock, (select null) as grand;

-- every filter, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "RECOGNIZED"
-- $6 = ["FULL","HUB"]
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $8 = ["00000000-0000-4000-8000-000000000003"]
-- $9 = ["00000000-0000-4000-8000-000000000004"]
-- $10 = ["QD22-01"]
-- $11 = ["INTENT","CONTRACT"]
-- $12 = "3702"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = any($6::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($7::text[]) and not string_to_array(hub_path, '/') && $7::text[]) and station_id = any($8::text[]) and activity_id = any($9::text[]) and chain_code = any($10::text[]) and agreement_kind = any($11::text[]) and starts_with(region_code, $12) group by measure) as grouped) as flow, (select null) as stock, (select null) as grand;

-- by organization, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "FULL"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select organization_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, organization_id) as grouped) as flow, (select null) as stock, (select null) as grand;

-- by hub, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = ["FULL","HUB"]
-- $7 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved cross join lateral unnest(case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($7::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end) as hub(code) where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = any($6::text[]) and not case when kind = 'HUB' then hub_id else organization_id end = any(string_to_array(hub_path, '/')) group by measure, hub.code) as grouped) as flow, (select null) as stock, (select null) as grand;

-- by hub and organization, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "FULL"
-- $7 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $8 = "baseline@1"
-- $9 = "qingdao"
-- $10 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $11 = "CLAIMED"
-- $12 = "FULL"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(code_1, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, organization_id as code_1, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved cross join lateral unnest(case when string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end) as hub(code) where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 group by measure, hub.code, organization_id) as grouped) as flow, (select null) as stock, (select concat_ws(chr(29), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $8 and jurisdiction_id = $9 and measure = any($10::text[]) and basis = $11 and kind = $12 group by measure) as grouped), (select null))) as grand;

-- shares of two organizations (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "SHARED"
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select organization_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 and (organization_id = any($7::text[]) or string_to_array(hub_path, '/') && $7::text[]) group by measure, organization_id) as grouped) as flow, (select null) as stock, (select null) as grand;

-- shares of two organizations, by hub (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "SHARED"
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $8 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $9 = "baseline@1"
-- $10 = "qingdao"
-- $11 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $12 = "CLAIMED"
-- $13 = "SHARED"
-- $14 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved cross join lateral unnest(case when string_to_array(hub_path, '/') || case when organization_id = any($8::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($8::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end) as hub(code) where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 and (organization_id = any($7::text[]) or string_to_array(hub_path, '/') && $7::text[]) group by measure, hub.code) as grouped) as flow, (select null) as stock, (select concat_ws(chr(29), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $9 and jurisdiction_id = $10 and measure = any($11::text[]) and basis = $12 and kind = $13 and (organization_id = any($14::text[]) or string_to_array(hub_path, '/') && $14::text[]) group by measure) as grouped), (select null))) as grand;

-- two organizations in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = ["FULL","HUB"]
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select chain_code as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = any($6::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($7::text[]) and not string_to_array(hub_path, '/') && $7::text[]) group by measure, chain_code) as grouped) as flow, (select null) as stock, (select null) as grand;

-- two organizations in full, by organization (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $5 = "CLAIMED"
-- $6 = "FULL"
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $8 = "baseline@1"
-- $9 = "qingdao"
-- $10 = ["PLANNED_INVESTMENT","PROJECTS_LANDED"]
-- $11 = "CLAIMED"
-- $12 = ["FULL","HUB"]
-- $13 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select organization_id as code_0, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = $6 and (organization_id = any($7::text[]) or string_to_array(hub_path, '/') && $7::text[]) group by measure, organization_id) as grouped) as flow, (select null) as stock, (select concat_ws(chr(29), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as moved  where rule_id = $8 and jurisdiction_id = $9 and measure = any($10::text[]) and basis = $11 and kind = any($12::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($13::text[]) and not string_to_array(hub_path, '/') && $13::text[]) group by measure) as grouped), (select null))) as grand;

-- two organizations in full, by hub and month
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1"
-- $3 = "qingdao"
-- $4 = ["PLANNED_INVESTMENT"]
-- $5 = "CLAIMED"
-- $6 = ["FULL","HUB"]
-- $7 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $8 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $9 = "2022-03"
-- $10 = "2022-08"
-- $11 = "2022-08-01"
-- $12 = "2022-08-20/~"
-- $13 = "baseline@1"
-- $14 = "qingdao"
-- $15 = ["NETWORK_MEMBERS"]
-- $16 = "CLAIMED"
-- $17 = ["FULL","HUB"]
-- $18 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $19 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $20 = "2022-08"
-- $21 = "2022-08-01"
-- $22 = "2022-08-20/~"
-- $23 = "baseline@1"
-- $24 = "qingdao"
-- $25 = ["PLANNED_INVESTMENT"]
-- $26 = "CLAIMED"
-- $27 = ["FULL","HUB"]
-- $28 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $29 = "2022-03"
-- $30 = "2022-08"
-- $31 = "2022-08-01"
-- $32 = "2022-08-20/~"
-- $33 = "baseline@1"
-- $34 = "qingdao"
-- $35 = ["NETWORK_MEMBERS"]
-- $36 = "CLAIMED"
-- $37 = ["FULL","HUB"]
-- $38 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $39 = "2022-08"
-- $40 = "2022-08-01"
-- $41 = "2022-08-20/~"
with stands as (select c.seq from log.checkpoint c where c.name = $1)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info)) as known_at,
       (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(code_1, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, to_char(occurred_on, 'YYYY-MM') as code_1, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id >= $9 and id < $10 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $11 and id <= $12) as moved on moved.place_id = at.id cross join lateral unnest(case when case when kind = 'HUB' then hub_id else organization_id end = any($7::text[]) and not string_to_array(hub_path, '/') && $7::text[] then (case when case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($8::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end || string_to_array(hub_path, '/') = array[]::text[] then array['-'] else case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($8::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end || string_to_array(hub_path, '/') end) else case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($8::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end end) as hub(code) where rule_id = $2 and jurisdiction_id = $3 and measure = any($4::text[]) and basis = $5 and kind = any($6::text[]) and not case when kind = 'HUB' then hub_id else organization_id end = any(string_to_array(hub_path, '/')) and (case when kind = 'HUB' then hub_id else organization_id end = any($7::text[]) or string_to_array(hub_path, '/') && $7::text[]) group by measure, hub.code, to_char(occurred_on, 'YYYY-MM')) as grouped) as flow, (select concat_ws(chr(30), string_agg(code_0, chr(31)), string_agg(code_1, chr(31)), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select hub.code as code_0, to_char(occurred_on, 'YYYY-MM') as code_1, measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id < $20 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $21 and id <= $22) as moved on moved.place_id = at.id cross join lateral unnest(case when case when kind = 'HUB' then hub_id else organization_id end = any($18::text[]) and not string_to_array(hub_path, '/') && $18::text[] then (case when case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($19::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end || string_to_array(hub_path, '/') = array[]::text[] then array['-'] else case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($19::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end || string_to_array(hub_path, '/') end) else case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($19::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end end) as hub(code) where rule_id = $13 and jurisdiction_id = $14 and measure = any($15::text[]) and basis = $16 and kind = any($17::text[]) and not case when kind = 'HUB' then hub_id else organization_id end = any(string_to_array(hub_path, '/')) and (case when kind = 'HUB' then hub_id else organization_id end = any($18::text[]) or string_to_array(hub_path, '/') && $18::text[]) group by measure, hub.code, to_char(occurred_on, 'YYYY-MM')) as grouped) as stock, (select concat_ws(chr(29), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id >= $29 and id < $30 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $31 and id <= $32) as moved on moved.place_id = at.id  where rule_id = $23 and jurisdiction_id = $24 and measure = any($25::text[]) and basis = $26 and kind = any($27::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($28::text[]) and not string_to_array(hub_path, '/') && $28::text[]) group by measure) as grouped), (select concat_ws(chr(30), string_agg(measure, chr(31)), string_agg(amount, chr(31)), string_agg(entries, chr(31)))
      from (select measure, sum(moved.amount)::text as amount, sum(moved.entries)::text as entries
        from views.ledger_total as at join (select place_id, occurred_on, amount, entries from views.ledger_month where id < $39 union all select place_id, occurred_on, amount, entries from views.ledger_day where id >= $40 and id <= $41) as moved on moved.place_id = at.id  where rule_id = $33 and jurisdiction_id = $34 and measure = any($35::text[]) and basis = $36 and kind = any($37::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($38::text[]) and not string_to_array(hub_path, '/') && $38::text[]) group by measure) as grouped))) as grand;
