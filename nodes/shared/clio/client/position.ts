import { Refusal } from '../../core/Refusal';
import type { Position } from '../port';

/** The last record that was seen: `1042@2026-05-13T09:30:00Z`. */
interface LastSeen {
	id: number;
	createdAt: string;
}

export const writePosition = ({ id, created_at: createdAt }: { id: number; created_at?: string }): Position =>
	`${id}@${createdAt ?? ''}`;

/** @throws Refusal `invalid_input` */
export function readPosition(position: Position): LastSeen {
	const [, id, createdAt = ''] =
		/^(\d{1,15})@(\d{4}-\d\d-\d\dT[\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d))$/.exec(position.trim()) ?? [];
	if (id !== undefined) return { id: Number(id), createdAt };
	throw new Refusal(
		'invalid_input',
		'The option “Start After” does not contain a position from an earlier run',
		'Use nextPosition from the last item of that run, or remove the option to start from the beginning.',
	);
}
