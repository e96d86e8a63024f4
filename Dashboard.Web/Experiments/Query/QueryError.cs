namespace Dashboard.Web.Experiments.Query;

/// <param name="Position">Where in the query, in characters.</param>
/// <param name="Length">How many characters are at fault; 0 where something is missing.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record QueryError(int Position, int Length, string Message);

/// <summary>Ends a parse at a fault of meaning; never leaves <see cref="QueryParser"/>.</summary>
internal sealed class QueryFaultException(QueryError error) : Exception(error.Message)
{
    public QueryError Error => error;
}
