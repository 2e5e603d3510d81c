// Ticks all rows of a list, or none; without this each is ticked by hand.
for (const button of document.querySelectorAll("[data-pick]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of button.form.querySelectorAll("input[type=checkbox][name=dossier]")) {
      box.checked = button.dataset.pick === "all";
    }
  });
}
