import type { IExecuteFunctions } from 'n8n-workflow';
import { showHint } from './showHint';

/** Whoever uses a credential; above the output of a node that runs there is room for a note. */
type CredentialUser = Pick<IExecuteFunctions, 'getNode'> &
	Partial<Pick<IExecuteFunctions, 'logger' | 'addExecutionHints'>>;

/**
 * Says that the token of a credential was renewed, when, and which credential it is: in n8n's log, and in the notes of the
 * run. Never a token.
 */
export function tellRefreshed(context: CredentialUser, credentialType: string, now: Date): void {
	const name = context.getNode().credentials?.[credentialType]?.name ?? credentialType;
	const message = `credentialRefreshed: a new access token for “${name}” at ${now.toISOString()}`;
	context.logger?.info(message);
	showHint(context, message);
}
