import type { files } from 'dropbox';
import { getTagsArg, tagArg } from '../../arguments/files';
import { RouteError, type Call } from '../../route';
import { find } from '../../state/find';
import { route, viewOf } from './define';
import { refused } from './refused';

const MOST_TAGS = 20;

export const tagsAdd = route({
	name: 'files/tags/add',
	argument: tagArg,
	async answer(call): Promise<null> {
		const tags = tagsAt(call, call.argument.path);
		const tag = call.argument.tag_text.toLowerCase();
		if (!tags.has(tag) && tags.size >= MOST_TAGS) throw new RouteError({ '.tag': 'too_many_tags' });
		tags.add(tag);
		return null;
	},
});

export const tagsRemove = route({
	name: 'files/tags/remove',
	argument: tagArg,
	async answer(call): Promise<null> {
		const isRemoved = tagsAt(call, call.argument.path).delete(call.argument.tag_text.toLowerCase());
		if (!isRemoved) throw new RouteError({ '.tag': 'tag_not_present' });
		return null;
	},
});

export const tagsGet = route({
	name: 'files/tags/get',
	argument: getTagsArg,
	async answer(call): Promise<files.GetTagsResult> {
		const tagsOf = (path: string): files.PathToTags => ({ path, tags: [...tagsAt(call, path)].map(asTag) });
		return { paths_to_tags: call.argument.paths.map(tagsOf) };
	},
});

function asTag(text: string): files.TagUserGeneratedTag {
	return { '.tag': 'user_generated_tag', tag_text: text };
}

/** The tags of an entry, kept from the first look on. They stay with it when it moves. */
function tagsAt(call: Call, path: string): Set<string> {
	const { tags } = call.state;
	const { number } = refused({ lookup: 'path' }, () => find(viewOf(call), path));
	const known = tags.get(number) ?? new Set<string>();
	tags.set(number, known);
	return known;
}
