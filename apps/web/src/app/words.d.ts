import 'i18next';
import type common from './words/common.zh.ts';
import type definitions from './words/definitions.zh.ts';
import type enums from './words/enums.zh.ts';
import type events from './words/events.zh.ts';
import type queued from './words/queued.zh.ts';
import type refusals from './words/refusals.zh.ts';
import type activities from '../features/activities/words.zh.ts';
import type admin from '../features/admin/words.zh.ts';
import type agreements from '../features/agreements/words.zh.ts';
import type figures from '../features/figures/words.zh.ts';
import type home from '../features/home/words.zh.ts';
import type leads from '../features/leads/words.zh.ts';
import type me from '../features/me/words.zh.ts';
import type outcomes from '../features/outcomes/words.zh.ts';
import type outbox from '../features/outbox/words.zh.ts';
import type projects from '../features/projects/words.zh.ts';
import type receipts from '../features/receipts/words.zh.ts';
import type recognition from '../features/recognition/words.zh.ts';
import type rules from '../features/rules/words.zh.ts';
import type sources from '../features/sources/words.zh.ts';
import type visits from '../features/visits/words.zh.ts';

/** Every namespace of words, known to the type checker by its Chinese. */
declare global {
  interface Words {
    common: typeof common;
    definitions: typeof definitions;
    enums: typeof enums;
    queued: typeof queued;
    refusals: typeof refusals;
    events: typeof events;
    activities: typeof activities;
    admin: typeof admin;
    agreements: typeof agreements;
    figures: typeof figures;
    home: typeof home;
    leads: typeof leads;
    me: typeof me;
    outbox: typeof outbox;
    outcomes: typeof outcomes;
    projects: typeof projects;
    receipts: typeof receipts;
    recognition: typeof recognition;
    rules: typeof rules;
    sources: typeof sources;
    visits: typeof visits;
  }
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Words;
    returnNull: false;
  }
}
