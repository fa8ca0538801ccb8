-- the whole (prepared)
-- $1 = "ledger/baseline@1"
select c.seq, c.generation, coalesce(to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as known_at
             from log.log_info l left join log.checkpoint c on c.name = $1 left join log.log_index i on i.seq = c.seq;

-- the whole
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text);

-- the whole
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
SELECT "row"."scope" AS "row_scope", "row"."organization" AS "row_organization", "row"."hub" AS "row_hub", "row"."hub_path" AS "row_hub_path", "row"."station" AS "row_station", "row"."chain" AS "row_chain", "row"."region" AS "row_region", "row"."activity" AS "row_activity", "row"."agreement_kind" AS "row_agreement_kind", "row"."id" AS "row_id", "row"."seq" AS "row_seq", "row"."line" AS "row_line", "row"."event_id" AS "row_event_id", "row"."subject_kind" AS "row_subject_kind", "row"."subject_id" AS "row_subject_id", "row"."actor_id" AS "row_actor_id", "row"."occurred_on" AS "row_occurred_on", "row"."recorded_at" AS "row_recorded_at", "row"."amount" AS "row_amount", "row"."cause" AS "row_cause", "row"."late" AS "row_late", CAST("row"."seq" AS text) AS "cursor_value_0", CAST("row"."line" AS text) AS "cursor_value_1", CAST("row"."id" AS text) AS "cursor_value_2" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) ORDER BY "row"."seq" ASC, "row"."line" ASC, "row"."id" ASC LIMIT 51;

-- the whole (prepared)
-- $1 = "ledger/baseline@1"
select c.seq, c.generation, coalesce(to_char(i.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), to_char(coalesce(l.demonstration_from, l.created_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) as known_at
             from log.log_info l left join log.checkpoint c on c.name = $1 left join log.log_index i on i.seq = c.seq;

-- by ORGANIZATION
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $2 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and organization = (select number from views.ledger_code where id = $2);

-- by HUB
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $2 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $3 = "00000000-0000-4000-8000-000000000007"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and (scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $1::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($2::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($2::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)) as at where at.code = $3);

-- by STATION
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "00000000-0000-4000-8000-000000000003"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and station = (select number from views.ledger_code where id = $2);

-- by INDUSTRY_CHAIN
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "-"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and chain = (select number from views.ledger_code where id = $2);

-- by REGION
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "370203"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and region = (select number from views.ledger_code where id = $2);

-- by ACTIVITY
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "00000000-0000-4000-8000-000000000004"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and activity = (select number from views.ledger_code where id = $2);

-- by AGREEMENT_KIND
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and false;

-- by MONTH
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on <= $2::date;

-- by QUARTER
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "2022-09-30"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on <= $2::date;

-- by YEAR
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "2022-12-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on <= $2::date;

-- by organization and chain
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $2 = "00000000-0000-4000-8000-000000000001"
-- $3 = "-"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and organization = (select number from views.ledger_code where id = $2) and chain = (select number from views.ledger_code where id = $3);

-- by three dimensions
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED"
-- $2 = "00000000-0000-4000-8000-000000000003"
-- $3 = "370203"
-- $4 = "00000000-0000-4000-8000-000000000004"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and station = (select number from views.ledger_code where id = $2) and region = (select number from views.ledger_code where id = $3) and activity = (select number from views.ledger_code where id = $4);

-- as of a place in the log
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $2 = 7
-- $3 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and seq <= $2::bigint and organization = (select number from views.ledger_code where id = $3);

-- as of a place in the log, up to a day, by hub
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|SHARED"
-- $2 = 7
-- $3 = "2022-08-31"
-- $4 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $5 = "00000000-0000-4000-8000-000000000007"
-- $6 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and seq <= $2::bigint and occurred_on <= $3::date and (scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $1::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($4::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($4::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)) as at where at.code = $5) and occurred_on <= $6::date;

-- whole months of a range
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED"
-- $2 = "2022-03-01"
-- $3 = "2022-08-31"
-- $4 = "2022-08-01"
-- $5 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on >= $2::date and occurred_on <= $3::date and occurred_on >= $4::date and occurred_on <= $5::date;

-- a range that begins and ends within months
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "2022-08-20"
-- $3 = "2022-09-30"
-- $4 = "370203"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on <= $2::date and occurred_on <= $3::date and region = (select number from views.ledger_code where id = $4);

-- days of one month
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "2022-03-20"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on <= $2::date;

-- up to a day
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
-- $2 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and occurred_on <= $2::date;

-- from a day on
-- $1 = "baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|UNDIVIDED"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text);

-- several regions
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|UNDIVIDED"
-- $2 = ["3702","44"]
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and region = any(array(select number from views.ledger_code where exists (select from unnest($2::text[]) as prefix where starts_with(id, prefix))));

-- every filter
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|SHARED"
-- $2 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $3 = ["00000000-0000-4000-8000-000000000003"]
-- $4 = ["00000000-0000-4000-8000-000000000004"]
-- $5 = ["QD22-01"]
-- $6 = ["INTENT","CONTRACT"]
-- $7 = "3702"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and (organization in (select number from views.ledger_code where id = any($2::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $2::text[])) and station = any(array(select number from views.ledger_code where id = any($3::text[]))) and activity = any(array(select number from views.ledger_code where id = any($4::text[]))) and chain = any(array(select number from views.ledger_code where id = any($5::text[]))) and agreement_kind = any(array(select number from views.ledger_code where id = any($6::text[]))) and region = any(array(select number from views.ledger_code where starts_with(id, $7)));

-- every filter, in full
-- $1 = ["baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|FULL","baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|HUB"]
-- $2 = ["baseline@1|qingdao|PROJECTS_LANDED|RECOGNIZED|HUB"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["00000000-0000-4000-8000-000000000003"]
-- $5 = ["00000000-0000-4000-8000-000000000004"]
-- $6 = ["QD22-01"]
-- $7 = ["INTENT","CONTRACT"]
-- $8 = "3702"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = any(array(select number from views.ledger_code where id = any($1::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($2::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($3::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) and station = any(array(select number from views.ledger_code where id = any($4::text[]))) and activity = any(array(select number from views.ledger_code where id = any($5::text[]))) and chain = any(array(select number from views.ledger_code where id = any($6::text[]))) and agreement_kind = any(array(select number from views.ledger_code where id = any($7::text[]))) and region = any(array(select number from views.ledger_code where starts_with(id, $8)));

-- by organization, in full
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"
-- $2 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and organization = (select number from views.ledger_code where id = $2);

-- by hub, in full
-- $1 = ["baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
-- $2 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $3 = "00000000-0000-4000-8000-000000000007"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = any(array(select number from views.ledger_code where id = any($1::text[]))) and (scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($1::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($2::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end)) as listed(code) where not case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any(string_to_array(path.id, '/'))) as at where at.code = $3);

-- by hub and organization, in full
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"
-- $2 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $3 = "00000000-0000-4000-8000-000000000007"
-- $4 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and (scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $1::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($2::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($2::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code)) as at where at.code = $3) and organization = (select number from views.ledger_code where id = $4);

-- shares of two organizations
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|SHARED"
-- $2 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $3 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and (organization in (select number from views.ledger_code where id = any($2::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $2::text[])) and organization = (select number from views.ledger_code where id = $3);

-- shares of two organizations, by hub
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|SHARED"
-- $2 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = "00000000-0000-4000-8000-000000000007"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and (scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = (select number from views.ledger_code where id = $1::text)) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when string_to_array(path.id, '/') || case when organization.id = any($2::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(path.id, '/') || case when organization.id = any($2::text[]) and not organization.id = any(string_to_array(path.id, '/')) then array[organization.id] else array[]::text[] end end)) as listed(code) where (organization.id = any($3::text[]) or string_to_array(path.id, '/') && $3::text[])) as at where at.code = $4);

-- two organizations in full
-- $1 = ["baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL","baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
-- $2 = ["baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|HUB"]
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = "-"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = any(array(select number from views.ledger_code where id = any($1::text[]))) and (case when scope = any(array(select number from views.ledger_code where id = any($2::text[]))) then hub else organization end in (select number from views.ledger_code where id = any($3::text[])) and not hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $3::text[])) and chain = (select number from views.ledger_code where id = $4);

-- two organizations in full, by organization
-- $1 = "baseline@1|qingdao|PROJECTS_LANDED|CLAIMED|FULL"
-- $2 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $3 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = (select number from views.ledger_code where id = $1::text) and (organization in (select number from views.ledger_code where id = any($2::text[])) or hub_path in (select number from views.ledger_code where string_to_array(id, '/') && $2::text[])) and organization = (select number from views.ledger_code where id = $3);

-- two organizations in full, by hub and month
-- $1 = ["baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|FULL","baseline@1|qingdao|NETWORK_MEMBERS|CLAIMED|HUB"]
-- $2 = "2022-08-20"
-- $3 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $4 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $5 = "00000000-0000-4000-8000-000000000007"
-- $6 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE scope = any(array(select number from views.ledger_code where id = any($1::text[]))) and occurred_on <= $2::date and (scope, organization, hub, hub_path) in (select at.scope, at.organization, at.hub, at.hub_path from (select place.scope, place.organization, place.hub, place.hub_path, listed.code
      from (select distinct scope, organization, hub, hub_path from views.ledger_sum where scope = any(array(select number from views.ledger_code where id = any($1::text[])))) as place
        join views.ledger_code as scope on scope.number = place.scope join views.ledger_code as organization on organization.number = place.organization join views.ledger_code as hub on hub.number = place.hub join views.ledger_code as path on path.number = place.hub_path
        cross join lateral unnest((case when case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($3::text[]) and not string_to_array(path.id, '/') && $3::text[] then (case when case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($4::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end || string_to_array(path.id, '/') = array[]::text[] then array['-'] else case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($4::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end || string_to_array(path.id, '/') end) else case when (split_part(scope.id, '|', 5) = 'HUB' or case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($4::text[])) then array[case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end] else array[]::text[] end end)) as listed(code) where not case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any(string_to_array(path.id, '/')) and (case when split_part(scope.id, '|', 5) = 'HUB' then hub.id else organization.id end = any($3::text[]) or string_to_array(path.id, '/') && $3::text[])) as at where at.code = $5) and occurred_on <= $6::date;
