import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const ALLOW = 'yinfeng:allow';

/** What an entry point asks of its caller: a permission, or `'public'` for what an anonymous caller may do too. */
export type Allowance = Permission | 'public';

/** Declares the permission of one Query, Mutation, Subscription or HTTP handler. One without it is refused to everybody. */
export const Allow = (allowance: Allowance): MethodDecorator => SetMetadata(ALLOW, allowance);
