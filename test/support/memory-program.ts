import { createHmac } from 'node:crypto';
import { SequencedLog, StreamWriter } from '#platform/event-store';
import { INVESTOR_KEY_HMAC } from '#domain/leads';
import { LedgerSubjects } from '#domain/recognition';
import { Views } from '#platform/projections';
import { contextModules, registry, subjects } from '#composition/program';
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';

/*
 * The program over a log in memory: the real handlers, no database, no read models. It is quick, and names the step that is refused.
 */
export const types = registry();

@Global()
@Module({
  providers: [
    { provide: LedgerSubjects, useValue: new LedgerSubjects(subjects) },
    {
      provide: INVESTOR_KEY_HMAC,
      useValue: (text: string) => createHmac('sha256', 'of this spec').update(text).digest('hex'),
    },
    // As before a worker has run: whoever looks for tables finds none.
    { provide: Views, useValue: { as: () => ({ statement: async () => [{ is: false }] }) } },
    // What commands look up by its class when they are sent is not mocked, unlike what constructors ask for.
    { provide: SequencedLog, useValue: {} },
  ],
  exports: [LedgerSubjects, INVESTOR_KEY_HMAC, Views, SequencedLog],
})
class MemoryProgram {
  static on(written: StreamWriter): DynamicModule {
    return {
      module: MemoryProgram,
      providers: [{ provide: StreamWriter, useValue: written }],
      exports: [StreamWriter],
    };
  }
}

/** The bus of a program that writes here. */
export const busOn = async (written: StreamWriter): Promise<CommandBus> => {
  const program = await Test.createTestingModule({
    imports: [MemoryProgram.on(written), CqrsModule.forRoot(), ...contextModules],
  })
    .useMocker(() => ({}))
    .compile();
  await program.init();
  return program.get(CommandBus);
};
