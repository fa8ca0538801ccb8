-- the whole (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text) group by scope) as sums),
     stock as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $3::text) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by ORGANIZATION (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text) group by scope, organization) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $3::text) group by scope, organization) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by HUB (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $3 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $4 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $5 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $6 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $7 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow_lines as materialized (select organization, hub, hub_path, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text) group by scope, organization, hub, hub_path),
     flow_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($3::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($3::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select code as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from flow_lines join flow_hubs using (scope, organization, hub, hub_path) group by scope, code) as sums),
     stock_lines as materialized (select organization, hub, hub_path, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $4::text) group by scope, organization, hub, hub_path),
     stock_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $4::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($5::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($5::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select code as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from stock_lines join stock_hubs using (scope, organization, hub, hub_path) group by scope, code) as sums),
     grand_flow as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $6::text) group by scope) as sums),
     grand_stock as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $7::text) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (select concat_ws(chr(29), (select groups from grand_flow), (select groups from grand_stock))) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock) || (select numbers from grand_flow) || (select numbers from grand_stock))) as words;

-- by STATION (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select station as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, station) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select station as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, station) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by INDUSTRY_CHAIN (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(code_0) as numbers
        from (select chain as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text) group by scope, chain) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(code_0) as numbers
        from (select chain as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $3::text) group by scope, chain) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by REGION (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select region as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, region) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select region as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, region) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by ACTIVITY (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select activity as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, activity) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select activity as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, activity) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by AGREEMENT_KIND (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select agreement_kind as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, agreement_kind) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select agreement_kind as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, agreement_kind) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by MONTH (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select to_char(occurred_on, 'YYYY-MM') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, to_char(occurred_on, 'YYYY-MM')) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select to_char(occurred_on, 'YYYY-MM') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, to_char(occurred_on, 'YYYY-MM')) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by QUARTER (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, to_char(occurred_on, 'YYYY-"Q"Q')) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, to_char(occurred_on, 'YYYY-"Q"Q')) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by YEAR (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select to_char(occurred_on, 'YYYY') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) group by scope, to_char(occurred_on, 'YYYY')) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select to_char(occurred_on, 'YYYY') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $3::text) group by scope, to_char(occurred_on, 'YYYY')) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by organization and chain (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $3 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(code_0) || array_agg(code_1) as numbers
        from (select organization as code_0, chain as code_1, scope, amount, entries from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text)) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(code_0) || array_agg(code_1) as numbers
        from (select organization as code_0, chain as code_1, scope, amount, entries from views.ledger_sum where scope = (select number from views.ledger_code where id = $3::text)) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- by three dimensions (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), string_agg(code_2::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) || array_agg(distinct code_0) || array_agg(distinct code_1) || array_agg(distinct code_2) as numbers
        from (select station as code_0, region as code_1, activity as code_2, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) group by scope, station, region, activity) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- as of a place in the log (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $3 = 7
-- $4 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $5 = 7
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) and seq <= $3::bigint group by scope, organization) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $4::text) and seq <= $5::bigint group by scope, organization) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- as of a place in the log, up to a day, by hub
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $3 = 7
-- $4 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $5 = "2022-08-31"
-- $6 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $7 = 7
-- $8 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $9 = "2022-08-31"
-- $10 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED"
-- $11 = 7
-- $12 = "2022-08-31"
-- $13 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $14 = 7
-- $15 = "2022-08-31"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow_lines as materialized (select organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM') as code_1, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) and seq <= $3::bigint and occurred_on <= $5::date group by scope, organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM')),
     flow_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $2::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($4::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($4::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select code as code_0, code_1 as code_1, scope, sum(amount) as amount, sum(entries) as entries
        from flow_lines join flow_hubs using (scope, organization, hub, hub_path) group by scope, code, code_1) as sums),
     stock_lines as materialized (select organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM') as code_1, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $6::text) and seq <= $7::bigint and occurred_on <= $9::date group by scope, organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM')),
     stock_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $6::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($8::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($8::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select code as code_0, code_1 as code_1, scope, sum(amount) as amount, sum(entries) as entries
        from stock_lines join stock_hubs using (scope, organization, hub, hub_path) group by scope, code, code_1) as sums),
     grand_flow as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $10::text) and seq <= $11::bigint and occurred_on <= $12::date group by scope) as sums),
     grand_stock as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $13::text) and seq <= $14::bigint and occurred_on <= $15::date group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (select concat_ws(chr(29), (select groups from grand_flow), (select groups from grand_stock))) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock) || (select numbers from grand_flow) || (select numbers from grand_stock))) as words;

-- whole months of a range
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED"]
-- $3 = "2022-03-01"
-- $4 = "2022-08-31"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select to_char(occurred_on, 'YYYY-MM') as code_0, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and occurred_on >= $3::date and occurred_on <= $4::date group by scope, to_char(occurred_on, 'YYYY-MM')) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- a range that begins and ends within months
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "2022-03-15"
-- $4 = "2022-08-20"
-- $5 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $6 = "2022-08-20"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_1) as numbers
        from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, region as code_1, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) and occurred_on >= $3::date and occurred_on <= $4::date group by scope, to_char(occurred_on, 'YYYY-"Q"Q'), region) as sums),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] || array_agg(distinct code_1) as numbers
        from (select to_char(occurred_on, 'YYYY-"Q"Q') as code_0, region as code_1, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $5::text) and occurred_on <= $6::date group by scope, to_char(occurred_on, 'YYYY-"Q"Q'), region) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- days of one month
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "2022-03-05"
-- $4 = "2022-03-20"
-- $5 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $6 = "2022-03-20"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) and occurred_on >= $3::date and occurred_on <= $4::date group by scope) as sums),
     stock as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $5::text) and occurred_on <= $6::date group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- up to a day
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "2022-08-31"
-- $4 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $5 = "2022-08-31"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) and occurred_on <= $3::date group by scope) as sums),
     stock as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $4::text) and occurred_on <= $5::date group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- from a day on
-- $1 = "ledger/baseline@1"
-- $2 = "baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED"
-- $3 = "2022-03-15"
-- $4 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = (select number from views.ledger_code where id = $2::text) and occurred_on >= $3::date group by scope) as sums),
     stock as materialized (select concat_ws(chr(30), min(scope)::text, string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array[min(scope)] as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = (select number from views.ledger_code where id = $4::text) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock))) as words;

-- several regions (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|UNDIVIDED","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED"]
-- $3 = ["3702","44"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and region = any(array(select number from views.ledger_code where exists (select from unnest($3::text[]) as prefix where starts_with(id, prefix)))) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- every filter (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|RECOGNIZED|SHARED","baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|SHARED"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["00000000-0000-4000-8000-000000000003"]
-- $5 = ["00000000-0000-4000-8000-000000000004"]
-- $6 = ["QD22-01"]
-- $7 = ["INTENT","CONTRACT"]
-- $8 = "3702"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and (organization in (select number from views.ledger_code where id = any($3::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) and station = any(array(select number from views.ledger_code where id = any($4::text[]))) and activity = any(array(select number from views.ledger_code where id = any($5::text[]))) and chain = any(array(select number from views.ledger_code where id = any($6::text[]))) and agreement_kind = any(array(select number from views.ledger_code where id = any($7::text[]))) and region = any(array(select number from views.ledger_code where starts_with(id, $8))) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- every filter, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|RECOGNIZED|FULL","baseline@1|qingdao|PLANNED_INVESTMENT|RECOGNIZED|HUB","baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|FULL","baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|HUB"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["baseline@1|qingdao|PLANNED_INVESTMENT|RECOGNIZED|HUB","baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|HUB"]
-- $5 = ["00000000-0000-4000-8000-000000000003"]
-- $6 = ["00000000-0000-4000-8000-000000000004"]
-- $7 = ["QD22-01"]
-- $8 = ["INTENT","CONTRACT"]
-- $9 = "3702"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($4::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($3::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) and station = any(array(select number from views.ledger_code where id = any($5::text[]))) and activity = any(array(select number from views.ledger_code where id = any($6::text[]))) and chain = any(array(select number from views.ledger_code where id = any($7::text[]))) and agreement_kind = any(array(select number from views.ledger_code where id = any($8::text[]))) and region = any(array(select number from views.ledger_code where starts_with(id, $9))) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- by organization, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) || array_agg(code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) group by scope, organization) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- by hub, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
-- $3 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow_lines as materialized (select organization, hub, hub_path, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) group by scope, organization, hub, hub_path),
     flow_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($3::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end)) as listed(code) where not case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any(string_to_array(path.id, '/'))),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) as numbers
        from (select code as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from flow_lines join flow_hubs using (scope, organization, hub, hub_path) group by scope, code) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- by hub and organization, in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"]
-- $3 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $4 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow_lines as materialized (select organization, hub, hub_path, organization as code_1, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) group by scope, organization, hub, hub_path, organization),
     flow_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($3::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($3::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) || array_agg(code_1) as numbers
        from (select code as code_0, code_1 as code_1, scope, sum(amount) as amount, sum(entries) as entries
        from flow_lines join flow_hubs using (scope, organization, hub, hub_path) group by scope, code, code_1) as sums),
     grand_flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($4::text[]))) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (select concat_ws(chr(29), (select groups from grand_flow), (null))) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from grand_flow))) as words;

-- shares of two organizations (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|SHARED"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) || array_agg(code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and (organization in (select number from views.ledger_code where id = any($3::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) group by scope, organization) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- shares of two organizations, by hub (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|SHARED"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $5 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|SHARED","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|SHARED"]
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow_lines as materialized (select organization, hub, hub_path, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) group by scope, organization, hub, hub_path),
     flow_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($4::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($4::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code) where (organization.id = any($3::text[]) or string_to_array(path.id, '/') && $3::text[])),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) as numbers
        from (select code as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from flow_lines join flow_hubs using (scope, organization, hub, hub_path) group by scope, code) as sums),
     grand_flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($5::text[]))) and (organization in (select number from views.ledger_code where id = any($6::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $6::text[])) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (select concat_ws(chr(29), (select groups from grand_flow), (null))) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from grand_flow))) as words;

-- two organizations in full (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) || array_agg(code_0) as numbers
        from (select chain as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($4::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($3::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) group by scope, chain) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (null) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow))) as words;

-- two organizations in full, by organization (prepared)
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
-- $5 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $6 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) || array_agg(code_0) as numbers
        from (select organization as code_0, scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and (organization in (select number from views.ledger_code where id = any($3::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) group by scope, organization) as sums),
     grand_flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(scope) as numbers
        from (select scope, sum(amount) as amount, sum(entries) as entries
        from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($4::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($6::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($5::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $5::text[])) group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (null) as stock, (select concat_ws(chr(29), (select groups from grand_flow), (null))) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from grand_flow))) as words;

-- two organizations in full, by hub and month
-- $1 = "ledger/baseline@1"
-- $2 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $5 = "2022-03-01"
-- $6 = "2022-08-20"
-- $7 = ["baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|FULL","baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|HUB"]
-- $8 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $9 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $10 = "2022-08-20"
-- $11 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|FULL","baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB"]
-- $12 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $13 = ["baseline@1|qingdao|PLANNED_INVESTMENT|CLAIMED|HUB"]
-- $14 = "2022-03-01"
-- $15 = "2022-08-20"
-- $16 = ["baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|FULL","baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|HUB"]
-- $17 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $18 = ["baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|HUB"]
-- $19 = "2022-08-20"
with stands as (select c.seq from log.checkpoint c where c.name = $1),
     flow_lines as materialized (select organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM') as code_1, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($2::text[]))) and occurred_on >= $5::date and occurred_on <= $6::date group by scope, organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM')),
     flow_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($2::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($3::text[]) and not string_to_array(path.id, '/') && $3::text[] then (case when case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($4::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end || string_to_array(path.id, '/') = array[]::text[] then array['-'] else case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($4::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end || string_to_array(path.id, '/') end) else case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($4::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end end)) as listed(code) where not case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any(string_to_array(path.id, '/')) and (case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($3::text[]) or string_to_array(path.id, '/') && $3::text[])),
     flow as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select code as code_0, code_1 as code_1, scope, sum(amount) as amount, sum(entries) as entries
        from flow_lines join flow_hubs using (scope, organization, hub, hub_path) group by scope, code, code_1) as sums),
     stock_lines as materialized (select organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM') as code_1, scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($7::text[]))) and occurred_on <= $10::date group by scope, organization, hub, hub_path, to_char(occurred_on, 'YYYY-MM')),
     stock_hubs as materialized (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($7::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($8::text[]) and not string_to_array(path.id, '/') && $8::text[] then (case when case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($9::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end || string_to_array(path.id, '/') = array[]::text[] then array['-'] else case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($9::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end || string_to_array(path.id, '/') end) else case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($9::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end end)) as listed(code) where not case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any(string_to_array(path.id, '/')) and (case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($8::text[]) or string_to_array(path.id, '/') && $8::text[])),
     stock as materialized (select concat_ws(chr(30), string_agg(code_0::text, chr(31)), string_agg(code_1::text, chr(31)), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select code as code_0, code_1 as code_1, scope, sum(amount) as amount, sum(entries) as entries
        from stock_lines join stock_hubs using (scope, organization, hub, hub_path) group by scope, code, code_1) as sums),
     grand_flow as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($11::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($13::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($12::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $12::text[])) and occurred_on >= $14::date and occurred_on <= $15::date group by scope) as sums),
     grand_stock as materialized (select concat_ws(chr(30), string_agg(scope::text, chr(31)), string_agg(amount::text, chr(31)), string_agg(entries::text, chr(31))) as groups, array_agg(distinct scope) as numbers
        from (select scope, sum(amount) as amount, count(*) as entries
        from views.ledger_entry where scope = any(array(select number from views.ledger_code where id = any($16::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($18::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($17::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $17::text[])) and occurred_on <= $19::date group by scope) as sums)
     select (select seq from stands) as seq,
       coalesce((select to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_index i, stands s where i.seq = s.seq),
         (select to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from log.log_info l)) as known_at,
       (select groups from flow) as flow, (select groups from stock) as stock, (select concat_ws(chr(29), (select groups from grand_flow), (select groups from grand_stock))) as grand,
       (select concat_ws(chr(30), string_agg(number::text, chr(31)), string_agg(id, chr(31))) from views.ledger_code where number = any('{}'::int[] || (select numbers from flow) || (select numbers from stock) || (select numbers from grand_flow) || (select numbers from grand_stock))) as words;
