import { Refused } from '#libs/kernel';
import { Catch, type ExceptionFilter } from '@nestjs/common';

/** A refusal is an answer, not a fault: it passes on to the error format without an entry in the error log. */
@Catch(Refused)
export class RefusedFilter implements ExceptionFilter {
  catch(refused: Refused): Refused {
    return refused;
  }
}
