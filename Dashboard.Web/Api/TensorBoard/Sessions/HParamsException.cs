namespace Dashboard.Web.Api.TensorBoard.Sessions;

/// <summary>A request that makes no sense; the message says why, for the client.</summary>
internal sealed class HParamsException(string message) : Exception(message);
