// The query page: sends what is written to /graphql and shows the answer.
const [question, variables, key, answer, cookbook, run] =
  ["question", "variables", "key", "answer", "cookbook", "run"].map((id) => document.getElementById(id));

async function ask() {
  run.disabled = true;
  answer.textContent = "…";
  try {
    const headers = { "content-type": "application/json", accept: "application/graphql-response+json" };
    if (key.value.trim()) headers.authorization = `Bearer ${key.value.trim()}`;
    const body = JSON.stringify({ query: question.value, variables: JSON.parse(variables.value || "{}") });
    const response = await fetch("/graphql", { method: "POST", headers, body });
    answer.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    answer.textContent = String(error);
  } finally {
    run.disabled = false;
  }
}

cookbook.addEventListener("change", () => {
  const chosen = cookbook.selectedOptions[0];
  if (!chosen.dataset.query) return;
  question.value = chosen.dataset.query;
  variables.value = chosen.dataset.variables || "{}";
});
run.addEventListener("click", ask);
question.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
});
