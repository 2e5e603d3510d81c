// What every page's forms share: questions before a step that cannot be undone, and the token that shows a request is ours.

export const token = () => document.querySelector('meta[name="csrf-token"]').content;

document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});

// The page asked for again, and these parts of it (by their ids) put in the place of what is shown.
export async function renew(parts) {
  const answer = await fetch(window.location.href);
  if (!answer.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of parts) {
    const [old, renewed] = [document.getElementById(part), fresh.getElementById(part)];
    if (old && renewed && !old.contains(document.activeElement)) old.replaceWith(document.adoptNode(renewed));
  }
}
