import type { FileRequest, GracePeriod } from '../../fileRequests/FileRequest';
import { RouteError, type Call } from '../../route';

/** A title that is nothing but space "was invalid" (spec, validation_error). */
export function demandTitle(title: string): string {
	if (title.trim() === '') throw new RouteError({ '.tag': 'validation_error' });
	return title;
}

/** "Deadlines can only be set by Professional and Business accounts" (spec); with which error is not said. */
export function deadlineFrom(
	{ acting }: Pick<Call, 'acting'>,
	{
		deadline,
		allow_late_uploads: late,
	}: { deadline: string; allow_late_uploads?: { '.tag': GracePeriod } | undefined },
): NonNullable<FileRequest['deadline']> {
	if (acting.account.teamId === undefined) throw new RouteError({ '.tag': 'validation_error' });
	return { deadline, grace: late?.['.tag'] };
}
