/**
 * Words in which `{noun}` stands for a case.
 * @param noun what the case system calls it: an email that says matter in its table says matter in its sentences, too
 */
export function withNoun<Words extends { happened: string; advice: string }>(
	words: Words,
	noun: string,
): Words {
	const fill = (text: string) => text.replaceAll('{noun}', noun);
	return { ...words, happened: fill(words.happened), advice: fill(words.advice) };
}
