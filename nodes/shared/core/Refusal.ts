/**
 * Why something asked for was not done. Kinds are what a reader of a workflow can act on, not the
 * service's own codes: two codes with the same remedy are one kind.
 */
export type RefusalReason =
	| 'invalid_input'
	| 'not_found'
	| 'deleted'
	| 'no_access'
	| 'not_a_folder'
	| 'not_a_file'
	| 'folder_exists'
	| 'name_taken'
	| 'name_not_allowed'
	| 'belongs_to_another_case'
	| 'changed_meanwhile'
	| 'content_mismatch'
	| 'source_incomplete'
	| 'no_space'
	/** Beyond a limit that running it again does not change. */
	| 'too_large'
	/** Several folders answer to it: none is chosen. */
	| 'ambiguous'
	/** Documents that are to be kept apart can be reached by others. */
	| 'still_exposed'
	/** The credential is not to write there. */
	| 'guarded'
	/** An AI agent asked for what a person has not allowed it. */
	| 'not_for_agents'
	/** Of a link to a case page. Which of the many ways in which one can be wrong is not told. */
	| 'link_not_valid'
	| 'link_expired'
	/** The case is closed, so nothing is added to it. */
	| 'case_closed'
	/** Documents that are kept apart, by a link that does not include them. */
	| 'privileged'
	/** It is kept apart, and what came with it says that it is not privileged: people decide. */
	| 'restricted_before'
	| 'not_connected'
	| 'missing_scope'
	| 'wrong_path_root'
	| 'too_busy'
	| 'unavailable'
	| 'unexpected';

/**
 * The typed error of this package. `message` says what happened, `advice` what to do next. Neither may hold
 * a token, a request, or a client's name: both end up in execution logs.
 */
export class Refusal extends Error {
	override readonly name = 'Refusal';

	constructor(
		readonly reason: RefusalReason,
		message: string,
		readonly advice: string,
	) {
		super(message);
	}

	/** The address that it is about, if any: one that a field gave, or one within that. */
	at: string | undefined;
	/** Of a copy or move, whether it is about where it comes from or where it goes to. */
	side: 'from' | 'to' | undefined;

	/** The same, about an address, unless it is about another one already. */
	withAddress(address: string): Refusal {
		return Object.assign(this.reword(this.message), { at: this.at ?? address });
	}

	/** The same said otherwise: it is still about its address. */
	reword(message: string, advice = this.advice, kind = this.reason): Refusal {
		return Object.assign(new Refusal(kind, message, advice), { at: this.at, side: this.side });
	}
}

/** Whether what was thrown, or a refusal, says that there is nothing at the place asked for (any more). */
export const isAbsent = (thrown: unknown): boolean =>
	thrown instanceof Refusal && (thrown.reason === 'not_found' || thrown.reason === 'deleted');

/** For `catch`: what is not there is undefined, anything else goes on up. */
export function ignoreAbsent(thrown: unknown): undefined {
	if (isAbsent(thrown)) return undefined;
	throw thrown;
}
