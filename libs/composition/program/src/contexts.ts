import { activitiesContext } from '#domain/activities';
import { agreementsContext } from '#domain/agreements';
import type { Context } from '#platform/operations';
import { catalogueContext } from '#domain/catalogue';
import { leadsContext } from '#domain/leads';
import { networkContext } from '#domain/network';
import { outcomesContext } from '#domain/outcomes';
import { projectsContext } from '#domain/projects';
import { recognitionContext } from '#domain/recognition';
import { sourcesContext } from '#domain/sources';
import { visitsContext } from '#domain/visits';

/** Everything the program is made of. A new context is one line here. */
export const contexts: readonly Context[] = [
  leadsContext,
  visitsContext,
  activitiesContext,
  agreementsContext,
  projectsContext,
  outcomesContext,
  recognitionContext,
  networkContext,
  catalogueContext,
  sourcesContext,
];
