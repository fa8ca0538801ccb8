import { activitiesContext } from '#libs/activities';
import { agreementsContext } from '#libs/agreements';
import type { Context } from '#libs/assembly';
import { catalogueContext } from '#libs/catalogue';
import { leadsContext } from '#libs/leads';
import { networkContext } from '#libs/network';
import { projectsContext } from '#libs/projects';
import { recognitionContext } from '#libs/recognition';
import { visitsContext } from '#libs/visits';

/** Everything the program is made of. A new context is one line here. */
export const contexts: readonly Context[] = [
  catalogueContext,
  networkContext,
  activitiesContext,
  leadsContext,
  visitsContext,
  agreementsContext,
  projectsContext,
  recognitionContext,
];
