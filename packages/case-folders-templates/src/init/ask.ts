/* eslint-disable @n8n/community-nodes/no-restricted-imports -- a command, never part of a node */
import { checkbox, confirm, input, select } from '@inquirer/prompts';
import type { Client } from '../client/schema';
import type { Question } from './questions';

/** Asks a person. @returns undefined where they leave it empty */
export type Ask = (question: Question, soFar: Client) => Promise<unknown>;

export const askOnTerminal: Ask = async (
	{ ask: message, kind, initial, choices, isRequired = false },
	soFar,
) => {
	const all = choices?.(soFar) ?? [];
	if (kind === 'yesNo') return await confirm({ message, default: initial === true });
	if (kind === 'choice') return await select({ message, choices: all, default: String(initial ?? '') });
	if (kind === 'several') return await checkbox({ message, choices: all });
	const answer = (
		await input({
			message,
			default: initial === '' ? undefined : String(initial ?? ''),
			required: isRequired,
		})
	).trim();
	return answer === '' ? undefined : kind === 'lines' ? listOf(answer) : answer;
};

export const listOf = (answer: string): string[] =>
	answer
		.split(',')
		.map((each) => each.trim())
		.filter((each) => each !== '');
