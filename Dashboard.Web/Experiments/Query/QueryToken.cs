using Superpower.Display;

namespace Dashboard.Web.Experiments.Query;

/// <summary>The kinds of words that a query is made of; the names are those of error messages.</summary>
internal enum QueryToken
{
    [Token(Description = "name")]
    Word,

    [Token(Description = "quoted text")]
    Quoted,

    [Token(Description = "number")]
    Number,

    [Token(Description = "date")]
    Date,

    [Token(Description = "comparison")]
    Comparison,

    [Token(Example = "(")]
    Open,

    [Token(Example = ")")]
    Close,

    [Token(Example = ",")]
    Comma,

    [Token(Example = ":")]
    Colon,
}
