import type { Write } from '../../domain/guard/Write';
import type { Outcome } from '../../core/outcome';

export type { Write } from '../../domain/guard/Write';

export interface WriteChecks {
	/**
	 * For dry runs: whether the credential lets each group of writes be, in their order. Writing calls find out by
	 * themselves. Refusals: `guarded`, and those of looking up where the addresses lead.
	 */
	mayWrite(groups: ReadonlyArray<readonly Write[]>): Promise<Array<Outcome<void>>>;
}
