"use strict";
// Without this script the report is whole: it adds the filter and the steps from finding to finding.
for (const article of document.querySelectorAll("article")) {
  const form = article.querySelector("form.filter");
  if (!form) continue;
  const findings = [...article.querySelectorAll(".finding")];
  const call = (finding) => article.querySelectorAll('[data-finding="' + finding.id + '"]');
  const output = form.querySelector("output");
  const shown = () => findings.filter((finding) => !finding.hidden);
  let at = -1;

  const filter = () => {
    const severities = new Set([...form.querySelectorAll("input:checked")].map((input) => input.value));
    const rule = form.querySelector("select").value;
    for (const finding of findings) {
      finding.hidden = !severities.has(finding.dataset.severity) || (rule !== "" && rule !== finding.dataset.rule);
      for (const mark of call(finding)) mark.hidden = finding.hidden;
    }
    output.textContent = shown().length + " of " + findings.length + " findings shown";
    at = -1;
  };
  const step = (by) => {
    const list = shown();
    if (list.length === 0) return;
    const current = list.indexOf(document.activeElement.closest(".finding"));
    at = current >= 0 ? current : at;
    at = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    list[at].focus({ preventScroll: true });
    list[at].scrollIntoView({ block: "center" });
    output.textContent = "Finding " + (at + 1) + " of " + list.length;
  };
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector('[data-step="next"]').addEventListener("click", () => step(1));
  form.querySelector('[data-step="previous"]').addEventListener("click", () => step(-1));
  form.hidden = false;
  filter();
}
