import { Module } from '@nestjs/common';
import { RecognizeHandler } from './commands/recognize/recognize.handler.js';
import { RecognizeResolver } from './commands/recognize/recognize.resolver.js';
import { RecognitionsResolver } from './views/recognitions/recognitions.resolver.js';

/** Every provider, listed plainly. The subjects that can be recognized are injected: see `LEDGER_SUBJECTS`. */
@Module({ providers: [RecognizeHandler, RecognizeResolver, RecognitionsResolver] })
export class RecognitionModule {}
