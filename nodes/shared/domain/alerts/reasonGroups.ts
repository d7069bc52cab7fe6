/** The service did not answer: it is tried again for as long as that lasts. */
export const OUTAGE_REASONS: ReadonlySet<string> = new Set(['unavailable', 'too_busy']);

/** The connection does not work any more until a person renews it. */
export const CONNECTION_REASONS: ReadonlySet<string> = new Set([
	...['not_connected', 'missing_scope', 'wrong_path_root'],
]);
