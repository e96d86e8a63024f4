using System.Collections.Immutable;
using Dashboard.Web.Experiments.Query;
using Dashboard.Web.Experiments.Runs;
using Dashboard.Web.Ingest;

namespace Dashboard.Web.Experiments.Table;

/// <summary>Sorts runs by several columns: pinned ones first, those without a value last whichever way the rest is sorted.</summary>
internal static class RunOrder
{
    public static IEnumerable<RunEntry> Sort(IReadOnlyList<RunEntry> entries, ImmutableArray<ColumnSort> keys)
    {
        var ordered = entries.OrderBy(entry => !entry.Marks.IsPinned); // stable: what is equal keeps the runs' own order
        foreach (var key in keys)
        {
            if (!QueryParser.TryParseOperand(key.Column, out var operand, out _))
            {
                continue;
            }

            if (operand is FieldOperand { Field: var field } && field == RunField.RunName)
            {
                ordered = key.IsDescending ? ordered.ThenByDescending(entry => entry.Name, NaturalOrder.Comparer) : ordered.ThenBy(entry => entry.Name, NaturalOrder.Comparer);
                continue;
            }

            ordered = ordered.ThenBy(entry => operand.Read(entry) is var value && (value.IsMissing || (value.IsNumber && double.IsNaN(value.Number))));
            ordered = key.IsDescending ? ordered.ThenByDescending(operand.Read) : ordered.ThenBy(operand.Read);
        }

        return ordered;
    }
}
