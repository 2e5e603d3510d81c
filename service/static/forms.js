// What every page's forms share: questions before a step that cannot be undone, and the token that shows a request is ours.

export const token = () => document.querySelector('meta[name="csrf-token"]').content;

document.addEventListener("submit", (event) => {
  const question = event.target.dataset.confirm;
  if (question && !window.confirm(question)) event.preventDefault();
});
