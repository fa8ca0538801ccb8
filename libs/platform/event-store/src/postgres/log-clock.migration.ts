import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The declared clock of a demonstration. Its world is made up as a whole, and so are the moments at which the log is to have come to know of it;
 * the log says for ever up to which place that is so. The database guards all of it, also against the code of the program: README, "A
 * demonstration's clock is declared".
 */
export class LogClock1700000000017 implements MigrationInterface {
  name = 'LogClock1700000000017';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      alter table log.log_info
        add column demonstration boolean not null default false,
        -- the first moment that its clock was set to, and the last place that was given by it
        add column demonstration_from timestamptz,
        add column demonstration_until bigint;
      alter table log.sequencer
        -- what known times are taken from instead of the database's clock
        add column clock timestamptz,
        -- the place at which it was set last: what stands behind it is looked at when it is set again
        add column clock_seq bigint,
        -- the last heartbeat by the database's own clock, whatever the known times go by
        add column beaten_at timestamptz;
      -- the commands that a demonstration consists of, named before the first of them
      create table log.demonstration_command (command_id uuid primary key);

      -- Whoever sequences may move all of the row but its clock.
      revoke update on log.sequencer from yinfeng_worker;
      grant update (seq, token, known_at, heartbeat_at, beaten_at, heads_at, checked) on log.sequencer to yinfeng_worker;

      create function log.is_empty() returns boolean language sql stable as $$
        select (select seq = 0 from log.sequencer) and not exists (select from log.events) and not exists (select from log.event_claim) $$;
      create function log.refuse_clock(reason text) returns void language plpgsql as $$
        begin
          raise exception 'the demonstration''s clock is refused: %', reason using errcode = 'YF003';
        end $$;

      -- What a log says of its clock: that it is a demonstration's may be said before its first event alone, and never taken back; the rest
      -- is written by the clock itself (the trigger below, at depth 2).
      create function log.guard_declaration() returns trigger language plpgsql as $$
        begin
          if new.demonstration is distinct from old.demonstration and (old.demonstration or not log.is_empty()) then
            perform log.refuse_clock('only an empty log becomes a demonstration, and it stays one');
          end if;
          if (new.demonstration_from, new.demonstration_until) is distinct from (old.demonstration_from, old.demonstration_until)
             and pg_trigger_depth() < 2 then
            perform log.refuse_clock('what it said is not written over');
          end if;
          return new;
        end $$;
      create trigger declaration before update of demonstration, demonstration_from, demonstration_until on log.log_info
        for each row execute function log.guard_declaration();

      create function log.guard_clock() returns trigger language plpgsql as $$
        declare
          info log.log_info;
          head bigint;
        begin
          if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = 'log.sequencer'::regclass) then
            perform log.refuse_clock('the owner alone sets it');
          end if;
          select * into info from log.log_info;
          if old.clock is null and new.clock is null then
            return new;
          end if;
          if new.clock is null then
            update log.log_info set demonstration_until = old.seq;
            new.clock_seq := null;
            new.heartbeat_at := clock_timestamp(); -- nothing more was known until now
            return new;
          end if;
          if not info.demonstration then
            perform log.refuse_clock('this log is no demonstration');
          end if;
          if info.demonstration_until is not null then
            perform log.refuse_clock('it was taken off, for ever');
          end if;
          if new.clock > clock_timestamp() then
            perform log.refuse_clock('it is ahead of the time');
          end if;
          if old.clock is null then
            if not log.is_empty() then
              perform log.refuse_clock('the log has events');
            end if;
            -- Until here the log has known of nothing, by whatever clock: its heartbeats must not force later places behind them.
            new.known_at := new.clock;
            new.heartbeat_at := new.clock;
            update log.log_info set demonstration_from = new.clock;
          elsif new.clock < old.clock then
            perform log.refuse_clock('it only goes forward');
          -- With KurrentDB the events are not in this database.
          elsif info.home = 'postgres' and exists (
            select from log.log_index i join log.events e on e.event_id = i.event_id
            where i.seq > old.clock_seq and i.seq <= old.seq
              and not exists (select from log.demonstration_command c where c.command_id::text = e.meta->>'correlationId')) then
            perform log.refuse_clock('the log has other events');
          end if;
          new.clock_seq := new.seq;
          return new;
        end $$;
      create trigger clock before update of clock on log.sequencer for each row execute function log.guard_clock();

      -- Named before the first event, so that nothing that came otherwise can be called a part of it afterwards.
      create function log.guard_commands() returns trigger language plpgsql as $$
        begin
          if not log.is_empty() then
            perform log.refuse_clock('its commands are named before the first event');
          end if;
          return null;
        end $$;
      create trigger commands before insert or update on log.demonstration_command for each statement execute function log.guard_commands();
    `);
  }

  async down(): Promise<void> {
    throw new Error('the log is not dropped by a migration');
  }
}
