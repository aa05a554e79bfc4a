def test_x(visit):
    from tests.browser.pages import pages_behind_sign_in
    p=[x for x in pages_behind_sign_in() if x.name=="admin-booking"][0]
    t=visit(p.email); t.goto(p.path)
    print(t.evaluate("""()=>[...document.querySelectorAll('*')].filter(e=>[...e.childNodes].some(n=>n.nodeType==3&&n.data.trim()=='None')||[...e.attributes].some(a=>a.value=='None')).map(e=>e.parentElement.parentElement.outerHTML)"""))
