namespace Dashboard.Web.Experiments.Table;

/// <param name="Column">The column's operand, as text.</param>
/// <param name="IsDescending">Whether the greatest comes first.</param>
public readonly record struct ColumnSort(string Column, bool IsDescending);
