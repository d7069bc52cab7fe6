import { Refusal } from '../../../../../../nodes/shared/core/Refusal';
import { words } from '../../../../../../nodes/shared/core/words';
import type { Choices } from '../../../../../../nodes/shared/legalserver/port';

/** The site's note types. */
export interface NoteTypes {
	/**
	 * What an item's note type is, as the site spells it.
	 * @throws Refusal `invalid_input` where the site has no such type
	 */
	hold(given: string, warnings: readonly string[]): { noteType: string; warnings: string[] };
}

/** Where the user may not read the list, LegalServer itself decides when the note is made. */
export async function readNoteTypes(legalServer: Choices): Promise<NoteTypes> {
	const names = await legalServer
		.listNoteTypes()
		.then((types) => types.filter(({ isActive }) => isActive).map(({ name }) => name), undefinedIfNotAllowed);
	if (names === undefined)
		return { hold: (noteType, warnings) => ({ noteType, warnings: [...warnings, NOT_CHECKED] }) };
	return {
		hold(given, warnings) {
			const name =
				names.find((each) => each === given) ?? names.find((each) => nameOf(each) === nameOf(given));
			if (name === undefined) throw noSuchTypeRefusal(names);
			return { noteType: name, warnings: [...warnings] };
		},
	};
}

const NOT_CHECKED =
	'Note Type: not checked against your site’s list, because the user role lacks “API Search Lookup”';

const nameOf = (text: string): string => words(text).toLowerCase();

function undefinedIfNotAllowed(thrown: unknown): undefined {
	const isNotAllowed =
		thrown instanceof Refusal && (thrown.reason === 'missing_scope' || thrown.reason === 'no_access');
	if (!isNotAllowed) throw thrown;
}

/** More would fill the screen. */
const SHOWN = 60;

const noSuchTypeRefusal = (names: readonly string[]): Refusal =>
	new Refusal(
		'invalid_input',
		'The field “Note Type” does not hold a note type of this LegalServer site',
		names.length === 0
			? 'The site has no active note types. Ask a LegalServer administrator to add one.'
			: `Use one of these: ${names.slice(0, SHOWN).join(', ')}${names.length > SHOWN ? ' and others' : ''}.`,
	);
