/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { password } from '@inquirer/prompts';
import { invalid } from '../io/Failure';

/** From the environment, or typed without being shown. Never an argument, which other users of the machine could read. */
export async function apiKey(url: string, isInteractive: boolean): Promise<string> {
	const given =
		process.env['N8N_API_KEY'] ?? (isInteractive ? await password({ message: `API key of ${url}` }) : '');
	const key = given.trim();
	if (/^[\x21-\x7e]{8,}$/.test(key)) return key;
	throw invalid(
		key === '' ? 'There is no API key' : 'The API key has characters that none has',
		'Make one in n8n (Settings → n8n API) and set the environment variable N8N_API_KEY to it.',
	);
}
