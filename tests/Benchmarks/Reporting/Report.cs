using System.Globalization;

namespace Benchmarks.Reporting;

/// <summary>Prints measured figures beside their budgets; a line per figure.</summary>
internal sealed class Report(TextWriter output)
{
    private int _missed;

    /// <summary>Whether every figure was within its budget.</summary>
    public bool IsWithinBudget => _missed == 0;

    public void Heading(string text) => output.WriteLine($"\n## {text}");

    /// <summary>A figure without a budget: a reference, or context.</summary>
    public void Note(string what, double value, string unit) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-64} {value,12:0.###} {unit}"));

    public void AtMost(string what, double value, double budget, string unit) => Line(what, value, budget, unit, "≤", value <= budget);

    public void AtLeast(string what, double value, double budget, string unit) => Line(what, value, budget, unit, "≥", value >= budget);

    private void Line(string what, double value, double budget, string unit, string relation, bool holds)
    {
        _missed += holds ? 0 : 1;
        var verdict = holds ? "ok" : "MISSED";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-64} {value,12:0.###} {unit,-8} {relation} {budget,-8:0.###} {verdict}"));
    }
}
