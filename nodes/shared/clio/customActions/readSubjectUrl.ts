import { Refusal } from '../../core/Refusal';
import type { PageKind } from '../port/CustomActions';
import { kindOf } from './pages';

/** Which record an address is that of. */
export interface SubjectAddress {
	kind: PageKind;
	id: number;
}

/** Of a record itself and nothing below it: as the API has it, or as the browser shows it. */
const ADDRESS = /^(https:\/\/[a-z.]+)?(?:\/api\/v4|\/nc\/#)\/([a-z]+)\/([1-9]\d{0,14})$/;

/**
 * What a click says that it was on. An address is not followed as it stands: it comes from whoever opened the webhook.
 * @param origin of the credential's region
 * @throws Refusal `invalid_input` where it is not exactly the address of a record there
 */
export function readSubjectUrl(url: string, origin: string): SubjectAddress {
	const [, given = origin, plural, digits] = ADDRESS.exec(url) ?? [];
	const kind = kindOf(plural);
	if (kind === undefined) throw addressRefusal();
	if (given !== origin) throw regionRefusal();
	return { kind, id: Number(digits) };
}

const addressRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The click’s subject_url is not the address of a record in Clio',
		'Nothing was sent to Clio. A click in Clio sends an address such as /api/v4/matters/123; someone may have changed the link.',
	);

const regionRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The click’s subject_url leads to a different host than the Clio of this credential',
		'Nothing was sent to Clio. Make sure that the credential’s region is the one where people click. If it is, someone may have changed the link.',
	);
