namespace Dashboard.Web.Experiments.Catalog;

/// <summary>A change was not taken; the message says why, and is meant for people.</summary>
internal sealed class CatalogException(string message, Exception? cause = null) : Exception(message, cause);
