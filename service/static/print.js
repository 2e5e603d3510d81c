// The printed record: one button.
document.getElementById("print").addEventListener("click", () => window.print());
