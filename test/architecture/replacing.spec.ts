import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contexts } from '#composition/program';
import { buildSchema, isInputObjectType } from 'graphql';

/*
 * A command that writes over a value lets its sender say which version of it was seen (`replaces`, and `seenVersion` of its input), so that two
 * people never overwrite each other unseen. Each other command is listed here with the reason why it overwrites nothing.
 */
const makesARecord = 'makes a record of its own';
const adds = 'adds to what is there, and leaves it as it was';
const endsOrReopens =
  'ends something or begins it again: a state that is there already is recorded once, or refused';
const replaceNothing: Readonly<Record<string, string>> = {
  planActivity: makesARecord,
  planVisit: makesARecord,
  signAgreement: makesARecord,
  landProject: makesARecord,
  reportLead: makesARecord,
  reportOutcome: makesARecord,
  registerOrganization: makesARecord,
  openStation: makesARecord,
  adoptChainCatalogue: makesARecord,
  publishCountingRule: makesARecord,
  registerDocument: makesARecord,
  observeFigures: adds,
  citeObservation: adds,
  excludeFigures: adds,
  defineIndicators: 'a code means its indicator for ever: another meaning is refused',
  retractObservation: endsOrReopens,
  addActivitySessions: adds,
  followUpLead: adds,
  joinNetwork: adds,
  designateHub: adds,
  recordProjectFunds: adds,
  recordProjectMilestone: 'a milestone is reached once: another day for it is refused',
  claimLead: 'out of the pool alone: a lead that somebody has is refused',
  linkDuplicateLead: 'a link is never written over: another one is refused',
  linkDuplicateProject: 'a link is never written over: another one is refused',
  unlinkDuplicateLead: endsOrReopens,
  unlinkDuplicateProject: endsOrReopens,
  loseLead: endsOrReopens,
  reopenLead: endsOrReopens,
  cancelActivity: endsOrReopens,
  cancelVisit: endsOrReopens,
  fulfilAgreement: endsOrReopens,
  terminateAgreement: endsOrReopens,
  withdrawProject: endsOrReopens,
  withdrawOutcome: endsOrReopens,
  closeStation: endsOrReopens,
  leaveNetwork: endsOrReopens,
  revokeHub: endsOrReopens,
  retireCountingRule: endsOrReopens,
  recognize: 'is about one version, which it must name, and refuses whatever was recorded since',
};

const commands = contexts.flatMap((context) => context.commands);
const schema = buildSchema(readFileSync(path.resolve(import.meta.dirname, '../../schema.graphql'), 'utf8'));
const fieldsOf = (mutation: string): readonly string[] => {
  const type = schema.getType(`${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`);
  if (!isInputObjectType(type)) throw new Error(`${mutation} has no input`);
  return Object.keys(type.getFields());
};

describe('every command', () => {
  it('says what it replaces, or is listed with the reason why it replaces nothing', () => {
    const silent = commands.filter(({ replaces }) => replaces === undefined).map(({ name }) => name);
    expect(silent.toSorted()).toEqual(Object.keys(replaceNothing).toSorted());
  });

  it('takes the version that was seen where it replaces something, and only there', () => {
    const taking = commands.filter(
      ({ name }) => name !== 'recognize' && fieldsOf(name).includes('seenVersion'),
    );
    expect(taking).toEqual(commands.filter(({ replaces }) => replaces !== undefined));
  });

  it("takes the time by its sender's device", () => {
    for (const { name } of commands) expect(fieldsOf(name)).toContain('recordedOnDeviceAt');
  });
});
