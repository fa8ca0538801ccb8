import type { Reading } from '#platform/kernel';
import { Injectable } from '@nestjs/common';
import type { Viewer } from './viewer.js';

/** What an account sees of what is there: where narrower scopes than its jurisdiction come in. */
@Injectable()
export class Readings {
  of(viewer: Viewer): Reading {
    return { viewer, scopes: 'all', locale: 'ZH_CN' };
  }
}
