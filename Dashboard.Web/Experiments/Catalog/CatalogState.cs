namespace Dashboard.Web.Experiments.Catalog;

/// <param name="CanEdit">Whether changes are taken now.</param>
/// <param name="Message">What people must know of it, such as why nothing can be changed; empty when all is well.</param>
public sealed record CatalogState(bool CanEdit, string Message)
{
    public static CatalogState Opening { get; } = new(false, "The catalog is being opened.");

    public static CatalogState Ready { get; } = new(true, "");
}
