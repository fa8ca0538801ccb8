-- the whole
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5;

-- the whole
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
SELECT "row"."rule_id" AS "row_rule_id", "row"."jurisdiction_id" AS "row_jurisdiction_id", "row"."measure" AS "row_measure", "row"."basis" AS "row_basis", "row"."kind" AS "row_kind", "row"."organization_id" AS "row_organization_id", "row"."hub_id" AS "row_hub_id", "row"."hub_path" AS "row_hub_path", "row"."station_id" AS "row_station_id", "row"."chain_code" AS "row_chain_code", "row"."region_code" AS "row_region_code", "row"."activity_id" AS "row_activity_id", "row"."agreement_kind" AS "row_agreement_kind", "row"."id" AS "row_id", "row"."seq" AS "row_seq", "row"."line" AS "row_line", "row"."event_id" AS "row_event_id", "row"."subject_kind" AS "row_subject_kind", "row"."subject_id" AS "row_subject_id", "row"."actor_id" AS "row_actor_id", "row"."occurred_on" AS "row_occurred_on", "row"."recorded_at" AS "row_recorded_at", "row"."amount" AS "row_amount", "row"."cause" AS "row_cause", "row"."late" AS "row_late", CAST("row"."seq" AS text) AS "cursor_value_0", CAST("row"."line" AS text) AS "cursor_value_1", CAST("row"."id" AS text) AS "cursor_value_2" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 ORDER BY "row"."seq" ASC, "row"."line" ASC, "row"."id" ASC LIMIT 51;

-- by ORGANIZATION
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "SHARED"
-- $6 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and organization_id = $6;

-- by HUB
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "SHARED"
-- $6 = "00000000-0000-4000-8000-000000000007"
-- $7 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and $6 = any(case when string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end);

-- by STATION
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "00000000-0000-4000-8000-000000000003"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and station_id = $6;

-- by INDUSTRY_CHAIN
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "-"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and chain_code = $6;

-- by REGION
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "370203"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and region_code = $6;

-- by ACTIVITY
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "00000000-0000-4000-8000-000000000004"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and activity_id = $6;

-- by AGREEMENT_KIND
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "INTENT"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and agreement_kind = $6;

-- by MONTH
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on <= $6::date;

-- by QUARTER
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-09-30"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on <= $6::date;

-- by YEAR
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-12-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on <= $6::date;

-- by everything but times and hubs
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "SHARED"
-- $6 = "00000000-0000-4000-8000-000000000001"
-- $7 = "00000000-0000-4000-8000-000000000003"
-- $8 = "-"
-- $9 = "370203"
-- $10 = "00000000-0000-4000-8000-000000000004"
-- $11 = "INTENT"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and organization_id = $6 and station_id = $7 and chain_code = $8 and region_code = $9 and activity_id = $10 and agreement_kind = $11;

-- whole months of a range
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-03-01"
-- $7 = "2022-08-31"
-- $8 = "2022-08-01"
-- $9 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on >= $6::date and occurred_on <= $7::date and occurred_on >= $8::date and occurred_on <= $9::date;

-- a range that begins and ends within months
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-08-20"
-- $7 = "2022-09-30"
-- $8 = "370203"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on <= $6::date and occurred_on <= $7::date and region_code = $8;

-- days of one month
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-03-20"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on <= $6::date;

-- up to a day
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
-- $6 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and occurred_on <= $6::date;

-- from a day on
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = "UNDIVIDED"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5;

-- every filter
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "RECOGNIZED"
-- $5 = "SHARED"
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = ["00000000-0000-4000-8000-000000000003"]
-- $8 = ["00000000-0000-4000-8000-000000000004"]
-- $9 = ["QD22-01"]
-- $10 = ["INTENT","CONTRACT"]
-- $11 = "3702"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and (organization_id = any($6::text[]) or string_to_array(hub_path, '/') && $6::text[]) and station_id = any($7::text[]) and activity_id = any($8::text[]) and chain_code = any($9::text[]) and agreement_kind = any($10::text[]) and starts_with(region_code, $11);

-- every filter, in full
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "RECOGNIZED"
-- $5 = ["FULL","HUB"]
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = ["00000000-0000-4000-8000-000000000003"]
-- $8 = ["00000000-0000-4000-8000-000000000004"]
-- $9 = ["QD22-01"]
-- $10 = ["INTENT","CONTRACT"]
-- $11 = "3702"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = any($5::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($6::text[]) and not string_to_array(hub_path, '/') && $6::text[]) and station_id = any($7::text[]) and activity_id = any($8::text[]) and chain_code = any($9::text[]) and agreement_kind = any($10::text[]) and starts_with(region_code, $11);

-- by organization, in full
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "FULL"
-- $6 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and organization_id = $6;

-- by hub, in full
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = ["FULL","HUB"]
-- $6 = "00000000-0000-4000-8000-000000000007"
-- $7 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = any($5::text[]) and not case when kind = 'HUB' then hub_id else organization_id end = any(string_to_array(hub_path, '/')) and $6 = any(case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($7::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end);

-- by hub and organization, in full
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "FULL"
-- $6 = "00000000-0000-4000-8000-000000000007"
-- $7 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $8 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and $6 = any(case when string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($7::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end) and organization_id = $8;

-- shares of two organizations
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "SHARED"
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and (organization_id = any($6::text[]) or string_to_array(hub_path, '/') && $6::text[]) and organization_id = $7;

-- shares of two organizations, by hub
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "SHARED"
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = "00000000-0000-4000-8000-000000000007"
-- $8 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and (organization_id = any($6::text[]) or string_to_array(hub_path, '/') && $6::text[]) and $7 = any(case when string_to_array(hub_path, '/') || case when organization_id = any($8::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end = array[]::text[] then array['-'] else string_to_array(hub_path, '/') || case when organization_id = any($8::text[]) and not organization_id = any(string_to_array(hub_path, '/')) then array[organization_id] else array[]::text[] end end);

-- two organizations in full
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = ["FULL","HUB"]
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = "-"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = any($5::text[]) and (case when kind = 'HUB' then hub_id else organization_id end = any($6::text[]) and not string_to_array(hub_path, '/') && $6::text[]) and chain_code = $7;

-- two organizations in full, by organization
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["PROJECTS_LANDED"]
-- $4 = "CLAIMED"
-- $5 = "FULL"
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = "00000000-0000-4000-8000-000000000001"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = $5 and (organization_id = any($6::text[]) or string_to_array(hub_path, '/') && $6::text[]) and organization_id = $7;

-- two organizations in full, by hub and month
-- $1 = "baseline@1"
-- $2 = "qingdao"
-- $3 = ["NETWORK_MEMBERS"]
-- $4 = "CLAIMED"
-- $5 = ["FULL","HUB"]
-- $6 = ["00000000-0000-4000-8000-000000000001","00000000-0000-4000-8000-000000000002"]
-- $7 = "2022-08-20"
-- $8 = "00000000-0000-4000-8000-000000000007"
-- $9 = ["00000000-0000-4000-8000-000000000007","00000000-0000-4000-8000-000000000008"]
-- $10 = "2022-08-31"
SELECT COUNT(1) AS "cnt" FROM "views"."ledger_entry" "row" WHERE rule_id = $1 and jurisdiction_id = $2 and measure = any($3::text[]) and basis = $4 and kind = any($5::text[]) and not case when kind = 'HUB' then hub_id else organization_id end = any(string_to_array(hub_path, '/')) and (case when kind = 'HUB' then hub_id else organization_id end = any($6::text[]) or string_to_array(hub_path, '/') && $6::text[]) and occurred_on <= $7::date and $8 = any(case when case when kind = 'HUB' then hub_id else organization_id end = any($6::text[]) and not string_to_array(hub_path, '/') && $6::text[] then (case when case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($9::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end || string_to_array(hub_path, '/') = array[]::text[] then array['-'] else case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($9::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end || string_to_array(hub_path, '/') end) else case when (kind = 'HUB' or case when kind = 'HUB' then hub_id else organization_id end = any($9::text[])) then array[case when kind = 'HUB' then hub_id else organization_id end] else array[]::text[] end end) and occurred_on <= $10::date;
