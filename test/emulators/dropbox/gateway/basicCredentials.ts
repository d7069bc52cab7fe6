import type { App } from '../state/accounts';
import type { DropboxState } from '../state/DropboxState';

/** App key and secret as HTTP basic authentication or a form carries them. */
export interface AppCredentials {
	key: string;
	secret: string;
}

/** Undefined unless the header is a well-formed `Basic …`. */
export function basicCredentials(header: string | undefined): AppCredentials | undefined {
	const encoded = /^basic +(\S+)$/i.exec(header ?? '')?.[1];
	if (encoded === undefined) return undefined;
	const [key = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
	return { key, secret: secret.join(':') };
}

/** The app these credentials belong to; undefined for a strange key and for a wrong secret alike. */
export function appWithSecret(state: DropboxState, { key, secret }: AppCredentials): App | undefined {
	const app = state.registry.apps.get(key);
	return app?.secret === secret ? app : undefined;
}
