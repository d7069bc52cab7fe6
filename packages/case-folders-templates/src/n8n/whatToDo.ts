/** What to do when n8n answers with a status that is no success. */
export function whatToDo(status: number): string {
	if (status === 401) return 'Make a new API key in n8n (Settings → n8n API), and set N8N_API_KEY to it.';
	if (status === 403)
		return 'Give the API key the scopes that docs/consultants.md lists, or make it as an owner or admin.';
	if (status >= 300 && status < 400)
		return 'Enter the address that n8n itself has: a redirect is not followed, because the API key would go elsewhere.';
	if (status === 404)
		return 'Check --url, and that the public API is not turned off (N8N_PUBLIC_API_DISABLED).';
	if (status === 409)
		return 'Another workflow has the same webhook address, or a review is open: unpublish the other one, and run the command again.';
	if (status === 429 || status >= 500)
		return 'Wait a minute and run the command again: it goes on where it stopped.';
	return 'Correct what n8n says, and run the command again: it goes on where it stopped.';
}
